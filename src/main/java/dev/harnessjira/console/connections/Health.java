package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import java.util.List;

/** How a connection stands: in a word, and what there is to know, the gravest first. */
record Health(Lozenge status, List<Note> notes) {}
