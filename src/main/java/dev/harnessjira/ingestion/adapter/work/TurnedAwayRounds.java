package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.intake.RecoverTurnedAway;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks in each instance whether it answered deliveries 503 that are to be recovered. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TurnedAwayRounds {

  private static final Logger log = LoggerFactory.getLogger(TurnedAwayRounds.class);

  private final RecoverTurnedAway recoverTurnedAway;

  TurnedAwayRounds(RecoverTurnedAway recoverTurnedAway) {
    this.recoverTurnedAway = recoverTurnedAway;
  }

  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void round() {
    try {
      recoverTurnedAway.recover();
    } catch (RuntimeException e) {
      log.debug("The database cannot be asked yet; the next round asks again", e);
    }
  }
}
