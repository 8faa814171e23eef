package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Request;

/** A person at a place, with what was asked or filled in. */
record Visit(Request request, Person person, Place place) {

  Principal actor() {
    return person.principal();
  }

  String field(String name) {
    return request.form().getOrDefault(name, "").strip();
  }

  boolean ticked(String name) {
    return request.form().containsKey(name);
  }

  String asked(String name) {
    var value = request.query(name);
    return value == null ? "" : value;
  }

  Repository repository() {
    var repository = place.repository();
    if (repository == null) {
      throw new Refused(404, "There is no repository here");
    }
    return repository;
  }

  PullRequest pull() {
    var number = place.detail();
    return repository().pullRequests.values().stream()
        .filter(pull -> number.equals(Long.toString(pull.number)))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "There is no pull request " + number));
  }
}
