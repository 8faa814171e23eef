package dev.harnessjira.sandbox.harness.model;

/** The unverified name and address that git writes into a commit. */
public record Identity(String name, String email) {}
