package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.delivery.Deliveries;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The Code API, which both dialects have: what follows {@code /api/v1}. */
final class CodeApi {

  private final World world;
  private final ApiSwitches switches;
  private final RepositoryCalls repositoryCalls;
  private final Routes<Repository> repositoryRoutes = new Routes<>();
  private final Routes<Space> spaceRoutes = new Routes<>();

  CodeApi(World world, Acts acts, Deliveries deliveries, RestShapes shapes, ApiSwitches switches) {
    var form = new WebhookForm(switches);
    this.world = world;
    this.switches = switches;
    this.repositoryCalls = new RepositoryCalls(world, acts.repositories(), shapes);
    repositoryCalls.addTo(repositoryRoutes);
    new BranchCalls(world.history, acts.branches(), shapes.commits()).addTo(repositoryRoutes);
    new CommitCalls(world.history, acts.branches(), shapes.commits()).addTo(repositoryRoutes);
    new PullReads(world, shapes).addTo(repositoryRoutes);
    new PullWrites(world, acts, shapes).addTo(repositoryRoutes);
    new SpaceCalls(world, shapes).addTo(spaceRoutes);
    new WebhookCalls<>(world, deliveries, shapes, Webhook.OfRepository::new, form)
        .addTo(repositoryRoutes);
    new WebhookCalls<>(world, deliveries, shapes, Webhook.OfSpace::new, form).addTo(spaceRoutes);
  }

  /** {@code path} starts with {@code repos} or {@code spaces} and is as it came. */
  Reply answer(Request request, Person caller, String path) {
    try {
      return dispatch(new Call(request, caller), path);
    } catch (Refused refused) {
      return refusal(refused);
    }
  }

  private Reply dispatch(Call call, String path) {
    // A repeated delivery waits for the receiver, which may be reading here meanwhile.
    if (path.endsWith("/retrigger")) {
      return route(call, path);
    }
    synchronized (world) {
      return route(call, path);
    }
  }

  private Reply route(Call call, String path) {
    if (path.startsWith("repos/")) {
      return onRepository(call, References.parse(path.substring("repos/".length())));
    }
    if (path.startsWith("spaces/")) {
      return onSpace(call, References.parse(path.substring("spaces/".length())));
    }
    return path.equals("repos") && call.request().method().equals("POST")
        ? repositoryCalls.create(call)
        : unknownRoute();
  }

  private Reply onRepository(Call call, References references) {
    var repository = world.repository(references.reference());
    if (repository.isEmpty()) {
      return Answers.notFound();
    }
    Guard.view(call, repository.get().space);
    return orUnknown(repositoryRoutes.answer(call, repository.get(), references.tail()));
  }

  private Reply onSpace(Call call, References references) {
    var space = world.space(references.reference()).filter(this::isKnown);
    return space.isEmpty()
        ? Answers.notFound()
        : orUnknown(spaceRoutes.answer(call, space.get(), references.tail()));
  }

  private boolean isKnown(Space space) {
    return !switches.emptySpacesUnknown()
        || world.repositories.stream().anyMatch(repository -> space.covers(repository.space));
  }

  private static Reply orUnknown(Optional<Reply> reply) {
    return reply.orElseGet(CodeApi::unknownRoute);
  }

  static Reply unknownRoute() {
    return new Reply(
        404,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        "404 page not found\n".getBytes(StandardCharsets.UTF_8));
  }

  private static Reply refusal(Refused refused) {
    var values = refused.values();
    return Answers.json(
        refused.status(),
        Fields.of("message", refused.reason())
            .andIfPresent("values", values.isEmpty() ? null : values));
  }
}
