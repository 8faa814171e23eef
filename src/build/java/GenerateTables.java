import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's table classes from the migrations: one schema per module, into that module's
 * persistence adapter, so that a module cannot name another module's tables.
 *
 * <p>Arguments: the folder of the migrations, the folder to generate into. Does nothing when the
 * migrations are the ones of the last run.
 */
public class GenerateTables {

  /** Modules with tables of their own, in the order in which their migrations run. */
  private static final List<String> MODULES =
      List.of("tenancy", "scope", "ingestion", "publishing");

  public static void main(String[] args) throws Exception {
    var migrations = Path.of(args[0]);
    var target = Path.of(args[1]);
    var stamp = target.resolve(".migrations.sha256");
    var digest = digest(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    delete(target);
    try (var postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
      var url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create role harness_jira_app");
      }
      migrate(url, migrations, "__root");
      migrate(url, migrations, "work");
      for (var module : MODULES) {
        migrate(url, migrations, module);
        generate(url, module, target);
      }
    }
    Files.createDirectories(target);
    Files.writeString(stamp, digest);
  }

  private static void migrate(String url, Path migrations, String module) {
    var suffix = module.equals("__root") ? "" : "_" + module;
    Flyway.configure()
        .dataSource(url, "postgres", "")
        .locations("filesystem:" + migrations.resolve(module))
        .table("flyway_schema_history" + suffix)
        .defaultSchema("flyway")
        .placeholders(java.util.Map.of("app", "harness_jira_app"))
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static void generate(String url, String module, Path target) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.ERROR)
            .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword(""))
            .withGenerator(
                new Generator()
                    .withDatabase(new Database().withInputSchema(module).withIncludeRoutines(false))
                    .withGenerate(
                        new Generate()
                            .withRecords(true)
                            .withPojos(false)
                            .withDaos(false)
                            .withGeneratedAnnotation(false))
                    .withTarget(
                        new Target()
                            .withPackageName(
                                "dev.harnessjira." + module + ".adapter.persistence.tables")
                            .withDirectory(target.toString()))));
  }

  private static String digest(Path migrations) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    try (var files = Files.walk(migrations)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        sha.update(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update(Files.readAllBytes(file));
      }
    }
    sha.update(Files.readAllBytes(Path.of("src/build/java/GenerateTables.java")));
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
