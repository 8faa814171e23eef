package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.ReadFirst;
import dev.harnessjira.ingestion.application.WorkToDo;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the open pull requests of a new coverage. */
@Component
class ReadFirstHandler implements WorkHandler {

  private final ReadFirst readFirst;

  ReadFirstHandler(ReadFirst readFirst) {
    this.readFirst = readFirst;
  }

  @Override
  public String task() {
    return WorkToDo.FIRST_READ;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return readFirst.read(WorkToDo.place(owner), until);
  }
}
