package dev.harnessjira;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Harness Code for Jira. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HarnessJiraApplication {

  public static void main(String[] args) {
    SpringApplication.run(HarnessJiraApplication.class, args);
  }
}
