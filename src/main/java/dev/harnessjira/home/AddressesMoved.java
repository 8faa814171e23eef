package dev.harnessjira.home;

/** The operator said that the application is reached at other addresses from now on. */
public record AddressesMoved() {}
