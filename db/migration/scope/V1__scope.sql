create schema scope;
