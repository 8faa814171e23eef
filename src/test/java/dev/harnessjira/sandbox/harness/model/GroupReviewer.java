package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;
import java.util.List;

/** A group of users asked to review a pull request; what its members decide is its decision. */
public record GroupReviewer(
    long id,
    String identifier,
    String name,
    List<Principal> members,
    Principal addedBy,
    long created)
    implements Serializable {}
