package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.pages.Html;
import java.net.URI;

/** Who somebody can be here, with the token of each to copy. */
final class PersonsPage {

  private final Visitors visitors;
  private final URI base;

  PersonsPage(Visitors visitors, URI base) {
    this.visitors = visitors;
    this.base = base;
  }

  Html page(Person current) {
    return Html.of(
        """
        <h1>Who am I?</h1><p>You are <strong>{}</strong>. Choose whom to be; copy a token for the product.</p>
        <p>Base URL</p>{}<ul class="list">{}</ul>
        """,
        current.role(),
        copied(base.toString()),
        Html.each(visitors.all(), person -> line(person, person == current)));
  }

  private Html line(Person person, boolean current) {
    return Html.of(
        """
        <li><div class="line"><span>{} <strong>{}</strong> {}</span>{}</div>{}</li>
        """,
        Parts.avatar(person.principal(), ""),
        person.role(),
        Html.when(
            person.validity() != Person.Validity.VALID,
            Parts.lozenge(
                "red", "Token " + person.validity().name().toLowerCase(java.util.Locale.ROOT))),
        current
            ? Parts.lozenge("blue", "You")
            : Html.of(
                "<form class=\"inline\" method=\"post\" action=\"/who\"><button name=\"person\" value=\"{}\">Be this person</button></form>",
                visitors.all().indexOf(person)),
        copied(person.token()));
  }

  private static Html copied(String text) {
    return Html.of(
        "<p class=\"copy\"><code>{}</code><button type=\"button\" data-copy=\"{}\">Copy</button></p>",
        text,
        text);
  }
}
