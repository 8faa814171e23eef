package dev.harnessjira.tenancy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tenancy's events, noted while their transaction is open. */
public class PublishedEvents {

  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final List<Object> outside = new CopyOnWriteArrayList<>();

  @EventListener({
    SiteConnected.class,
    SiteReauthorized.class,
    SiteAuthorizationLost.class,
    SiteDisconnected.class,
    SiteProjectsAppeared.class
  })
  void on(Object event) {
    events.add(event);
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      outside.add(event);
    }
  }

  public List<Object> all() {
    return List.copyOf(events);
  }

  public <T> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Those that no transaction carried. */
  public List<Object> outsideOfATransaction() {
    return List.copyOf(outside);
  }

  void clear() {
    events.clear();
    outside.clear();
  }
}
