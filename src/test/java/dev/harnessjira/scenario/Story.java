package dev.harnessjira.scenario;

import java.util.List;

/** Something that is done in parts, between which all becomes quiet. */
interface Story {

  List<Runnable> parts();

  /** Fails unless all that was done so far has had its consequences. */
  void check();
}
