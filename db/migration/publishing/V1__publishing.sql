create schema publishing;
