package dev.harnessjira.console;

import dev.harnessjira.support.SqlCount;
import dev.harnessjira.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a port of its own, with a simulated Jira. All tests of the console use
 * this one context; each resets the simulator.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = SimulatedJira.class)
@ActiveProfiles("test")
@Import({TestDatabase.class, SqlCount.Counting.class})
@interface ConsoleTest {}
