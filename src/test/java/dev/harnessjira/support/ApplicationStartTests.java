package dev.harnessjira.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@ActiveProfiles("test")
@Import(TestDatabase.class)
class ApplicationStartTests {

  @Autowired private JdbcClient jdbc;

  @Test
  void startsAsARoleThatOwnsNothing() {
    var owned =
        jdbc.sql("select count(*) from pg_class c where c.relowner = current_user::regrole")
            .query(Long.class)
            .single();

    assertThat(owned).isZero();
  }
}
