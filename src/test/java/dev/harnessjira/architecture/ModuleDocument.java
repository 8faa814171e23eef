package dev.harnessjira.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Writes the module picture and tables of ARCHITECTURE.md from the Modulith model. */
class ModuleDocument {

  private static final Path SOURCES = Path.of("src/main/java/dev/harnessjira");
  private static final Path MIGRATIONS = Path.of("db/migration");
  private static final Pattern TABLE = Pattern.compile("(?m)^create table (\\w+\\.\\w+)");

  private static final List<JavaMethod> LISTENING =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("dev.harnessjira")
              .stream()
              .flatMap(type -> type.getMethods().stream())
              .filter(method -> method.isAnnotatedWith(EventListener.class))
              .toList();

  private final ApplicationModules modules;

  ModuleDocument(ApplicationModules modules) {
    this.modules = modules;
  }

  /** The document with its generated parts replaced. */
  String into(String document) {
    var withPicture = replace(document, "module-picture", picture());
    var withModules = replace(withPicture, "module-table", table());
    return replace(withModules, "event-table", events());
  }

  private static String replace(String document, String part, String content) {
    var pattern =
        Pattern.compile(
            "(?s)(<!-- generated: " + part + " -->\n).*?(\n<!-- end: " + part + " -->)");
    return pattern.matcher(document).replaceFirst("$1" + Matcher.quoteReplacement(content) + "$2");
  }

  private String picture() {
    var arrows =
        sorted()
            .flatMap(module ->
                needs(module).stream().map(other -> "  " + name(module) + " --> " + other))
            .collect(Collectors.joining("\n"));
    return "```mermaid\nflowchart TD\n" + arrows + "\n```";
  }

  private String table() {
    var rows =
        sorted()
            .map(module ->
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        name(module), prose(module), code(needs(module)), code(tables(module))))
            .collect(Collectors.joining("\n"));
    return "| module | what it is | may use | tables |\n|---|---|---|---|\n" + rows;
  }

  private String events() {
    var rows =
        sorted()
            .flatMap(module -> heard(module).stream())
            .distinct()
            .sorted(Comparator.comparing(type -> type.getSimpleName()))
            .map(type ->
                "| `%s` | %s | %s |"
                    .formatted(
                        type.getSimpleName(), owner(type.getName()), hearers(type.getName())))
            .collect(Collectors.joining("\n"));
    return "| event | owner | heard by |\n|---|---|---|\n" + rows;
  }

  private String owner(String type) {
    return sorted()
        .filter(module -> type.startsWith(module.getBasePackage().getName() + "."))
        .map(ModuleDocument::name)
        .collect(Collectors.joining());
  }

  private String hearers(String type) {
    return code(
        sorted()
            .filter(
                module -> heard(module).stream().anyMatch(heard -> heard.getName().equals(type)))
            .map(ModuleDocument::name)
            .toList());
  }

  // Modulith's own list leaves out what a module hears of the events that it owns itself.
  private static List<JavaClass> heard(ApplicationModule module) {
    return LISTENING.stream()
        .filter(method ->
            method.getOwner().getPackageName().startsWith(module.getBasePackage().getName() + "."))
        .map(method -> method.getRawParameterTypes().getFirst())
        .filter(type -> type.getPackageName().startsWith("dev.harnessjira"))
        .distinct()
        .toList();
  }

  private Stream<ApplicationModule> sorted() {
    return modules.stream().sorted(Comparator.comparing(ModuleDocument::name));
  }

  private List<String> needs(ApplicationModule module) {
    return module
        .getDirectDependencies(modules)
        .uniqueModules()
        .map(ModuleDocument::name)
        .sorted()
        .toList();
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static String prose(ApplicationModule module) {
    var source = read(SOURCES.resolve(name(module)).resolve("package-info.java"));
    var comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
    return comment.replaceAll("\\s*\\n?\\s*\\*\\s*", " ").replaceAll("\\s+", " ").strip();
  }

  private static List<String> tables(ApplicationModule module) {
    var folder = MIGRATIONS.resolve(name(module));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .sorted()
          .flatMap(file -> TABLE.matcher(read(file)).results().map(found -> found.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
