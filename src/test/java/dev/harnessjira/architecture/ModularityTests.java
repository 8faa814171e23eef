package dev.harnessjira.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.HarnessJiraApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  private static final Path DOCUMENT = Path.of("ARCHITECTURE.md");

  private final ApplicationModules modules = ApplicationModules.of(HarnessJiraApplication.class);

  @Test
  void modulesKeepTheirDeclaredDependencies() {
    // Not verify(): that is silent when called a second time in one JVM.
    modules.detectViolations().throwIfPresent();
  }

  /** Rewrites the document's generated parts when run with -Darchitecture.write=true. */
  @Test
  void architectureDocumentShowsTheModel() throws IOException {
    var written = Files.readString(DOCUMENT);

    var generated = new ModuleDocument(modules).into(written);

    if (Boolean.getBoolean("architecture.write")) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(written)
        .as("run mvn test -Dtest=ModularityTests -Darchitecture.write=true and commit the result")
        .isEqualTo(generated);
  }
}
