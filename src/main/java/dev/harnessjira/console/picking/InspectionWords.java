package dev.harnessjira.console.picking;

import dev.harnessjira.console.Trouble;
import dev.harnessjira.harness.Inspection.AddressMalformed;
import dev.harnessjira.harness.Inspection.AddressNotAllowed;
import dev.harnessjira.harness.Inspection.CannotVerify;
import dev.harnessjira.harness.Inspection.ConnectionRefused;
import dev.harnessjira.harness.Inspection.HostNotAllowed;
import dev.harnessjira.harness.Inspection.NameNotFound;
import dev.harnessjira.harness.Inspection.NoCodeModule;
import dev.harnessjira.harness.Inspection.NotAccountAdmin;
import dev.harnessjira.harness.Inspection.NotHarness;
import dev.harnessjira.harness.Inspection.OtherAccount;
import dev.harnessjira.harness.Inspection.Problem;
import dev.harnessjira.harness.Inspection.Redirected;
import dev.harnessjira.harness.Inspection.TimedOut;
import dev.harnessjira.harness.Inspection.TokenExpired;
import dev.harnessjira.harness.Inspection.TokenMalformed;
import dev.harnessjira.harness.Inspection.TokenRefused;
import dev.harnessjira.harness.Inspection.TooManyRequests;
import dev.harnessjira.harness.Inspection.UntrustedCertificate;
import dev.harnessjira.tenancy.ServiceSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is in the way of using an address and a token, in words, with the next step. */
@Component
public class InspectionWords {

  private static final String ADDRESS = "address";
  private static final String TOKEN = "token";

  private final String contact;

  public InspectionWords(ServiceSettings settings) {
    this.contact = settings.contact();
  }

  /** The words for a problem; those about the address name the field "address", and so on. */
  public Trouble of(Problem problem) {
    return switch (problem) {
      case AddressMalformed(var typed, var reason) -> malformed(typed, reason);
      case HostNotAllowed(var host, var allowed) -> hostNotAllowed(host, allowed);
      case AddressNotAllowed(var host) -> addressNotAllowed(host);
      case NameNotFound(var host) -> nameNotFound(host);
      case ConnectionRefused(var base) -> connectionRefused(base.toString());
      case TimedOut(var base) -> timedOut(base.toString());
      case UntrustedCertificate(var host) -> untrustedCertificate(host);
      case Redirected redirected -> redirected(redirected);
      case NotHarness(var base) -> notHarness(base.toString());
      case TokenMalformed(var reason) -> tokenMalformed(reason);
      case TokenRefused(var detail) -> tokenRefused(detail);
      case TokenExpired expired -> tokenExpired(expired);
      case OtherAccount(var token, var address) -> otherAccount(token, address);
      case NotAccountAdmin(var account, var missing) -> notAdmin(account, missing);
      case CannotVerify(var detail) -> cannotVerify(detail);
      case TooManyRequests(var retryAt) -> FailureWords.slowDown(retryAt);
      case NoCodeModule(var account, var detail) -> noCode(account, detail);
    };
  }

  private static Trouble malformed(String typed, String reason) {
    var what = typed.isBlank() ? "The address" : "The address “" + typed.strip() + "”";
    return Trouble.at(
        ADDRESS,
        "Check the address",
        what + " " + reason + ". Copy it from your browser, for example https://app.harness.io.");
  }

  private Trouble hostNotAllowed(String host, List<String> allowed) {
    return Trouble.at(
        ADDRESS,
        "Host not allowed",
        "This service may call "
            + (allowed.isEmpty() ? "no host" : String.join(", ", allowed))
            + ", but not "
            + host
            + ". If that’s your Harness, ask "
            + contact
            + " to add it to harness-jira.harness.allowed-hosts.");
  }

  private Trouble addressNotAllowed(String host) {
    return Trouble.at(
        ADDRESS,
        "Internal address",
        host
            + " leads to an internal address, and this service calls public ones only. If that’s"
            + " your Harness, ask "
            + contact
            + " to add its network to harness-jira.harness.allowed-networks.");
  }

  private Trouble nameNotFound(String host) {
    return Trouble.at(
        ADDRESS,
        "Name not found",
        "No server has the name "
            + host
            + ". Check the spelling. If the name is known only inside your network, ask "
            + contact
            + " to make it known to this service.");
  }

  private Trouble connectionRefused(String base) {
    return Trouble.at(
        ADDRESS,
        "Connection refused",
        "The machine is there, but nothing accepts connections at "
            + base
            + ". Check the port, and whether Harness is running. A firewall can also be the reason:"
            + " ask "
            + contact
            + " where this service calls from.");
  }

  private Trouble timedOut(String base) {
    return Trouble.at(
        ADDRESS,
        "No answer in time",
        base
            + " didn’t answer in time. Try again. If it stays so, a firewall may keep this service"
            + " away: ask "
            + contact
            + " where it calls from.");
  }

  private Trouble untrustedCertificate(String host) {
    return Trouble.at(
        ADDRESS,
        "Certificate not trusted",
        "The certificate of "
            + host
            + " isn’t from an authority that this service trusts. Ask "
            + contact
            + " to add your authority’s certificate to harness-jira.http.trusted-certificates.");
  }

  private static Trouble redirected(Redirected problem) {
    var text =
        problem.useInstead() == null
            ? " sends us to another page instead of answering. Enter the address at which you see"
                + " Harness itself after signing in."
            : " sends us on to another address. Enter " + problem.useInstead() + " instead.";
    return Trouble.at(ADDRESS, "Address moved", problem.baseUrl() + text);
  }

  private static Trouble notHarness(String base) {
    return Trouble.at(
        ADDRESS,
        "Not Harness",
        "Something answers at "
            + base
            + ", but not as Harness does. Enter the address at which you see Harness in your"
            + " browser.");
  }

  private static Trouble tokenMalformed(String reason) {
    return Trouble.at(TOKEN, "Check the token", "The token " + reason + ".");
  }

  private static Trouble tokenRefused(String detail) {
    return Trouble.at(
            TOKEN,
            "Token refused",
            "Harness doesn’t know this token, or no longer. Create a new one in Harness and copy it"
                + " whole.")
        .answered(detail);
  }

  private static Trouble tokenExpired(TokenExpired expired) {
    var since = expired.since() == null ? "" : " on " + Times.date(expired.since());
    return Trouble.at(
        TOKEN,
        "Token expired",
        "The token expired" + since + ". Create a new one in Harness, or extend this one there.");
  }

  private static Trouble otherAccount(String token, String address) {
    return Trouble.at(
        TOKEN,
        "Token of another account",
        "The token belongs to the account "
            + token
            + ", but the address to "
            + address
            + ". Enter a token of "
            + address
            + ", or the address of "
            + token
            + ".");
  }

  private static Trouble notAdmin(String account, List<String> missing) {
    return missing.contains("space_owner") ? notOwner(account) : notAccountAdmin(account, missing);
  }

  private static Trouble notAccountAdmin(String account, List<String> missing) {
    return Trouble.at(
        TOKEN,
        "Not an Account Admin",
        "The token’s owner isn’t an Account Admin of "
            + account
            + "; missing: "
            + String.join(", ", missing)
            + ". Assign the role Account Admin for all resources to the owner, or enter the token"
            + " of someone who has it.");
  }

  private static Trouble notOwner(String space) {
    var who =
        space.isBlank()
            ? "The token’s owner owns no root space on this server"
            : "The token’s owner doesn’t own the root space " + space;
    return Trouble.at(
        TOKEN,
        "Not an owner",
        who
            + "; missing: the role Owner. Ask an owner for it. For a service account’s token, add"
            + " the root space to the address, for example https://harness.example.com/acme.");
  }

  private static Trouble cannotVerify(String detail) {
    return Trouble.of(
            "Harness couldn’t say",
            "We asked Harness about the token and got no usable answer. That says nothing about"
                + " your token: try again in a minute.")
        .answered(detail);
  }

  private static Trouble noCode(String account, String detail) {
    return Trouble.at(
            TOKEN,
            "No Code module",
            "The account "
                + account
                + " doesn’t have Harness Code, or the token’s owner can’t see it. Subscribe to the"
                + " Code module in Harness, or enter another token.")
        .answered(detail);
  }
}
