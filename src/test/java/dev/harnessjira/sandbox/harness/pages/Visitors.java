package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Persons;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import java.util.List;
import java.util.regex.Pattern;

/** Who clicks: a cookie with the role that was chosen, at first the developer. */
final class Visitors {

  private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)sandbox-harness-person=(\\d+)");
  private static final String FIRST = "Developer without admin rights";

  private final Persons persons;

  Visitors(Persons persons) {
    this.persons = persons;
  }

  List<Person> all() {
    return persons.all();
  }

  /** Those who can review: one entry for each principal. */
  List<Person> reviewers() {
    return all().stream()
        .filter(person -> person.validity() == Person.Validity.VALID)
        .filter(person -> !person.isServiceAccount())
        .toList();
  }

  Person of(Request request) {
    var cookie = request.header("Cookie");
    var matcher = COOKIE.matcher(cookie == null ? "" : cookie);
    return matcher.find() ? numbered(matcher.group(1)) : persons.byRole(FIRST);
  }

  Person numbered(String number) {
    var all = all();
    var index = number.matches("\\d{1,4}") ? Integer.parseInt(number) : all.size();
    return index < all.size() ? all.get(index) : persons.byRole(FIRST);
  }

  Reply become(Reply reply, String number) {
    var index = all().indexOf(numbered(number));
    return reply.with(
        "Set-Cookie", "sandbox-harness-person=" + index + "; Path=/; HttpOnly; SameSite=Lax");
  }
}
