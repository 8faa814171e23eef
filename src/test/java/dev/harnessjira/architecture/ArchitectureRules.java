package dev.harnessjira.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The shape of a module, stated by package name for any base package, so that each rule can be
 * shown a violating fixture.
 */
final class ArchitectureRules {

  private static final List<String> VAGUE =
      List.of(
          "Impl", "Manager", "Helper", "Util", "Utils", "Common", "Base", "Data", "Info", "Dto");

  private final String base;

  ArchitectureRules(String base) {
    this.base = base;
  }

  /** A rule by its name. */
  record Named(String name, ArchRule rule) {}

  List<Named> all() {
    return List.of(
        new Named("domainIsPureJava", domainIsPureJava()),
        new Named("domainKnowsNoOuterRing", domainKnowsNoOuterRing()),
        new Named("applicationKnowsNoAdapter", applicationKnowsNoAdapter()),
        new Named("applicationUsesThreeSpringTypes", applicationUsesThreeSpringTypes()),
        new Named("jobsAreNotUsedInACircle", jobsAreNotUsedInACircle()),
        new Named("adaptersIgnoreTheirSiblings", adaptersIgnoreTheirSiblings()),
        new Named("adaptersAreHidden", adaptersAreHidden()),
        new Named("jooqStaysInPersistence", jooqStaysInPersistence()),
        new Named("gatewaysAreUsedFromAdapters", gatewaysAreUsedFromAdapters()),
        new Named("gatewaysKnowNoTenantOrDatabase", gatewaysKnowNoTenantOrDatabase()),
        new Named("namesSaySomething", namesSaySomething()),
        new Named("fieldsAreNotInjected", fieldsAreNotInjected()));
  }

  ArchRule domainIsPureJava() {
    return classes()
        .that()
        .resideInAPackage(base + ".*.domain..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", base + ".."))
        .because("the domain is plain Java; move what needs a library into an adapter");
  }

  ArchRule domainKnowsNoOuterRing() {
    return noClasses()
        .that()
        .resideInAPackage(base + ".*.domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(base + ".*.application..", base + ".*.adapter..")
        .because("dependencies point inwards: adapter, application, domain, root");
  }

  ArchRule applicationKnowsNoAdapter() {
    return noClasses()
        .that()
        .resideInAPackage(base + ".*.application..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(base + ".*.adapter..")
        .because("a use case speaks to a port; let an adapter implement it");
  }

  ArchRule applicationUsesThreeSpringTypes() {
    return noClasses()
        .that()
        .resideInAPackage(base + ".*.application..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.springframework..")
                .and(
                    not(
                        named(
                            "org.springframework.stereotype.Service",
                            "org.springframework.transaction.annotation.Transactional",
                            "org.springframework.transaction.annotation.Propagation",
                            "org.springframework.transaction.annotation.Isolation",
                            "org.springframework.context.ApplicationEventPublisher"))))
        .because("a use case needs @Service, @Transactional and the event publisher, no more");
  }

  ArchRule jobsAreNotUsedInACircle() {
    return slices()
        .matching(base + ".(*).application.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a job is understood without those that use it; move what both need below both");
  }

  ArchRule adaptersIgnoreTheirSiblings() {
    return classes()
        .that()
        .resideInAPackage(base + ".*.adapter..")
        .should(ignoreSiblings())
        .because("adapters meet in the application, never directly");
  }

  ArchRule adaptersAreHidden() {
    return noClasses()
        .that()
        .resideInAPackage(base + ".*.adapter..")
        .and()
        .resideOutsideOfPackage("..tables..")
        .and()
        .areTopLevelClasses()
        .should()
        .bePublic()
        .because("nobody outside names an adapter; make it package-private");
  }

  ArchRule jooqStaysInPersistence() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackage(base + ".*.adapter.persistence..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jooq..")
        .because("SQL is written in adapter.persistence only");
  }

  ArchRule gatewaysAreUsedFromAdapters() {
    return noClasses()
        .that()
        .resideInAnyPackage(base + ".*.domain..", base + ".*.application..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(base + ".harness..", base + ".jira..")
                .and(
                    not(
                        named(
                            base + ".harness.HarnessAccess",
                            base + ".harness.Dialect",
                            base + ".harness.Urgency",
                            base + ".jira.DevInfoAccess"))))
        .because("a use case speaks our words; an adapter translates the remote's");
  }

  ArchRule gatewaysKnowNoTenantOrDatabase() {
    return noClasses()
        .that()
        .resideInAnyPackage(base + ".harness..", base + ".jira..", base + ".outbound..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            base + ".isolation..",
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "org.springframework.transaction..",
            "org.springframework.jdbc..")
        .because("a gateway gets credentials as arguments and keeps nothing");
  }

  ArchRule namesSaySomething() {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages("..tables..", base + ".harness..", base + ".jira..")
        .should(endInAVagueWord())
        .because("a name says what a thing is; gateways alone keep the remote's names");
  }

  ArchRule fieldsAreNotInjected() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(base + "..")
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .because("collaborators come in by the constructor");
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    var known = List.of(names);
    return DescribedPredicate.describe(
        "named " + known, type -> known.stream().anyMatch(name -> isOrEncloses(name, type)));
  }

  private static boolean isOrEncloses(String name, JavaClass type) {
    return type.getName().equals(name) || type.getName().startsWith(name + "$");
  }

  private static ArchCondition<JavaClass> endInAVagueWord() {
    return new ArchCondition<>("end in a vague word") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var vague = VAGUE.stream().anyMatch(type.getSimpleName()::endsWith);
        events.add(new SimpleConditionEvent(type, vague, type.getName()));
      }
    };
  }

  private static ArchCondition<JavaClass> ignoreSiblings() {
    return new ArchCondition<>("ignore sibling adapters") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var mine = adapter(type);
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          var other = adapter(dependency.getTargetClass());
          var sibling = !other.isEmpty() && !mine.isEmpty() && !other.equals(mine);
          if (sibling) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  /** {@code scope.adapter.persistence} of {@code dev.harnessjira.scope.adapter.persistence.X}. */
  private static String adapter(JavaClass type) {
    var start = type.getPackageName().indexOf(".adapter.");
    if (start < 0) {
      return "";
    }
    var end = type.getPackageName().indexOf('.', start + ".adapter.".length());
    return end < 0 ? type.getPackageName() : type.getPackageName().substring(0, end);
  }
}
