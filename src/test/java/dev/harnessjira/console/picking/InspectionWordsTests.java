package dev.harnessjira.console.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.console.fakes.ConsolePages;
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
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionWordsTests {

  private static final URI SERVER = URI.create("https://git.acme.test");
  private static final Instant LATER = Instant.parse("2026-03-01T10:05:07Z");

  private final InspectionWords words = new InspectionWords(ConsolePages.SETTINGS);

  @ParameterizedTest
  @MethodSource("problems")
  void namesTheFieldTheObjectAndTheNextStep(Problem problem, String field, String[] parts) {
    var trouble = words.of(problem);

    assertThat(String.valueOf(trouble.field())).isEqualTo(field);
    assertThat(trouble.text() + " " + trouble.detail()).contains(parts);
    assertThat(trouble.title()).isNotBlank().doesNotEndWith(".");
  }

  @Test
  void everyProblemHasATitleOfItsOwn() {
    var all = problems().map(it -> (Problem) it.get()[0]).toList();

    var kinds = new HashSet<Class<?>>(all.stream().map(Object::getClass).toList());
    assertThat(kinds).isEqualTo(Set.copyOf(Arrays.asList(Problem.class.getPermittedSubclasses())));
    assertThat(all.stream().map(it -> words.of(it).title() + words.of(it).text()))
        .doesNotHaveDuplicates();
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        on(new AddressMalformed("ftp://x", "starts with ftp:"), "address", "“ftp://x” starts with"),
        on(new AddressMalformed(" ", "is empty"), "address", "The address is empty."),
        on(
            new HostNotAllowed("git.acme.test", List.of("*.harness.io")),
            "address",
            "*.harness.io, but not git.acme.test",
            "harness-jira.harness.allowed-hosts",
            "platform@example.com"),
        on(
            new AddressNotAllowed("git.acme.test"),
            "address",
            "harness-jira.harness.allowed-networks",
            "platform@example.com"),
        on(new NameNotFound("git.acme.test"), "address", "git.acme.test", "spelling"),
        on(new ConnectionRefused(SERVER), "address", "https://git.acme.test", "port", "firewall"),
        on(new TimedOut(SERVER), "address", "didn’t answer in time", "Try again"),
        on(
            new UntrustedCertificate("git.acme.test"),
            "address",
            "harness-jira.http.trusted-certificates",
            "platform@example.com"),
        on(
            new Redirected(SERVER, URI.create("https://new.acme.test")),
            "address",
            "Enter https://new.acme.test instead"),
        on(new Redirected(SERVER, null), "address", "after signing in"),
        on(new NotHarness(SERVER), "address", "not as Harness does"),
        on(new TokenMalformed("is empty"), "token", "The token is empty."),
        on(new TokenRefused("401: bad"), "token", "Create a new one", "401: bad"),
        on(new TokenExpired(LATER), "token", "on March 1, 2026"),
        on(new TokenExpired(null), "token", "The token expired."),
        on(new OtherAccount("acc2", "acc1"), "token", "account acc2", "address to acc1"),
        on(
            new NotAccountAdmin("Acme", List.of("core_account_edit")),
            "token",
            "missing: core_account_edit",
            "role Account Admin"),
        on(
            new NotAccountAdmin("acme", List.of("space_owner")),
            "token",
            "doesn’t own the root space acme"),
        on(new NotAccountAdmin("", List.of("space_owner")), "token", "owns no root space"),
        on(new CannotVerify("502"), "null", "try again", "says nothing about your token", "502"),
        on(new TooManyRequests(LATER), "null", "Try again after 10:05:07 UTC"),
        on(new NoCodeModule("Acme", "404"), "token", "Acme doesn’t have Harness Code", "404"));
  }

  private static Arguments on(Problem problem, String field, String... parts) {
    return Arguments.of(problem, field, parts);
  }
}
