package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.Coverage;
import java.util.List;
import java.util.Optional;

/** A project with a pull request is added to a connection, and removed again. */
final class ProjectStory implements Story {

  private final Stage stage;
  private final Customer customer;
  private final Code code;
  private final String path;
  private boolean covered;

  ProjectStory(Stage stage, Customer customer) {
    var words = new Words(stage.nextScenario());
    var project = stage.addProject("Own" + words.scenario());
    this.stage = stage;
    this.customer = customer;
    path = "scenarios/" + project.identifier;
    code = new Code(stage.harness, words, stage.addRepository(project, "own"));
    customer.addIssue(stage, words.real("SHOP-1"));
    code.pullRequest("SHOP-1 Wish list").open("Add it");
  }

  @Override
  public List<Runnable> parts() {
    return List.of(this::add, this::remove);
  }

  private void add() {
    covered = true;
    var target = new Target(stage.access().account() + "/" + path, path);
    asAPersonWould(() ->
        stage
            .product
            .the(ConnectionAdministration.class)
            .addProjects(customer.site(), customer.connection(), List.of(target)));
  }

  private void remove() {
    covered = false;
    asAPersonWould(() ->
        coverage()
            .ifPresent(project ->
                stage
                    .product
                    .the(ConnectionAdministration.class)
                    .removeProject(customer.site(), customer.connection(), project.id())));
  }

  /** Who is shown an error tries again. */
  private static void asAPersonWould(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      action.run();
    }
  }

  private Optional<Coverage> coverage() {
    return stage
        .product
        .the(ConnectionDirectory.class)
        .connection(customer.site(), customer.connection())
        .orElseThrow()
        .coverages()
        .stream()
        .filter(it -> it.path().endsWith(path))
        .findAny();
  }

  @Override
  public void check() {
    var key = code.real("SHOP-1");
    assertThat(coverage().isPresent()).isEqualTo(covered);
    assertThat(webhooks()).hasSize(covered ? 1 : 0);
    if (covered) {
      assertThat(customer.agreement(stage, code.repository).differences(List.of(key))).isEmpty();
    } else {
      assertThat(stage.jira().panel(customer.site().value(), key).isEmpty()).isTrue();
      assertThat(stage.product.the(PublishingReport.class).removals(customer.site())).isEmpty();
    }
  }

  private List<Webhook> webhooks() {
    synchronized (stage.harness.world()) {
      return stage.harness.world().webhooks.stream()
          .filter(hook -> hook.parent.equals(new Webhook.OfSpace(code.repository.space)))
          .toList();
    }
  }
}
