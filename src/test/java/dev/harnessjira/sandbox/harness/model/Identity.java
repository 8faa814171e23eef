package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;

/** The unverified name and address that git writes into a commit. */
public record Identity(String name, String email) implements Serializable {}
