package dev.harnessjira;

import dev.harnessjira.vault.VaultKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Harness Code for Jira. With the argument {@code vault-key} it prints a new vault key
 * instead; with {@code vault-key rotate}, the keys on standard input with a new one added. With
 * {@code moved} or {@code copy} it says so of its database and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HarnessJiraApplication {

  public static void main(String[] args) throws GeneralSecurityException, IOException {
    if (args.length > 0 && args[0].equals("vault-key")) {
      printVaultKey(args.length > 1 && args[1].equals("rotate"), System.out);
    } else if (OperatorCommands.knows(args)) {
      OperatorCommands.run(args, System.out);
    } else {
      SpringApplication.run(HarnessJiraApplication.class, args);
    }
  }

  private static void printVaultKey(boolean rotate, PrintStream out)
      throws GeneralSecurityException, IOException {
    if (rotate) {
      out.println(VaultKeys.rotate(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
    } else {
      out.println(VaultKeys.create());
    }
  }
}
