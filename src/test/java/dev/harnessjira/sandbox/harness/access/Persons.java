package dev.harnessjira.sandbox.harness.access;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The persons that the simulated Harness knows. */
public final class Persons implements Serializable {

  private static final long serialVersionUID = 1L;

  private final CopyOnWriteArrayList<Person> persons = new CopyOnWriteArrayList<>();

  public Person add(Person person) {
    persons.add(person);
    return person;
  }

  public List<Person> all() {
    return List.copyOf(persons);
  }

  public Optional<Person> byToken(String token) {
    return persons.stream().filter(person -> person.token().equals(token)).findFirst();
  }

  public Person byRole(String role) {
    return persons.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody is " + role));
  }
}
