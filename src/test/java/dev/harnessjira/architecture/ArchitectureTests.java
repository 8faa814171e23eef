package dev.harnessjira.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTests {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.harnessjira");

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsEachRule(ArchitectureRules.Named named) {
    // allowEmptyShould: a guarded package that does not exist yet is checked by the test below.
    named.rule().allowEmptyShould(true).check(PRODUCT);
  }

  @Test
  void guardedPackagesAreNotEmpty() {
    for (var module : new String[] {"tenancy", "scope", "ingestion", "publishing"}) {
      for (var ring : new String[] {"domain", "application", "adapter"}) {
        assertThat(PRODUCT)
            .as(module + "." + ring)
            .anyMatch(
                type -> type.getPackageName().startsWith("dev.harnessjira." + module + "." + ring));
      }
    }
  }

  static Stream<ArchitectureRules.Named> rules() {
    return new ArchitectureRules("dev.harnessjira").all().stream();
  }
}
