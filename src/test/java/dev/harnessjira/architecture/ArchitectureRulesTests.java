package dev.harnessjira.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows each rule a fixture that breaks it: a rule that was never seen to fail proves nothing. */
class ArchitectureRulesTests {

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages("violations");

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleFailsOnItsFixture(ArchitectureRules.Named named) {
    var result = named.rule().evaluate(VIOLATIONS);

    assertThat(result.hasViolation()).as(named.name()).isTrue();
    assertThat(result.getFailureReport().toString()).contains("violations.");
  }

  static Stream<ArchitectureRules.Named> rules() {
    return new ArchitectureRules("violations").all().stream();
  }
}
