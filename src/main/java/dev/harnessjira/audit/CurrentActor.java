package dev.harnessjira.audit;

/** Who acts in the current thread; whoever lets people in tells. */
public interface CurrentActor {

  Actor actor();
}
