package dev.harnessjira.ingestion.application;

class InMemoryKnownCodeTests extends KnownCodeContract {

  private final InMemoryCode code = new InMemoryCode();

  @Override
  Ports ports() {
    return new Ports(code, code, code, code, code, code, code);
  }

  @Override
  void inSite(Runnable work) {
    work.run();
  }
}
