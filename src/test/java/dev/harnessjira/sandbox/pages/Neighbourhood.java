package dev.harnessjira.sandbox.pages;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** The pages that stand beside each other, and which failures are switched on right now. */
public record Neighbourhood(
    URI home, URI product, URI jira, URI harness, Supplier<List<String>> failures) {}
