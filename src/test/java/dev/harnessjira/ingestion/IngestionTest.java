package dev.harnessjira.ingestion;

import dev.harnessjira.support.TestDatabase;
import dev.harnessjira.support.UnlistedSites;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a port that simulated Harness servers deliver to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = Listening.Address.class)
@ActiveProfiles("test")
@Import({TestDatabase.class, UnlistedSites.class, Listening.Beans.class})
@interface IngestionTest {}
