package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;
import static dev.harnessjira.harness.HarnessCalls.reference;

import dev.harnessjira.harness.HarnessModel.PlacedSpace;
import dev.harnessjira.harness.HarnessResult.Failed;
import dev.harnessjira.harness.HarnessResult.Ok;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Looks up one account, organization or project. On the platform its own API is asked, because
 * Harness Code does not know one that never had a repository; there a path never changes, but the
 * name does. Harness Open Source has no names, but paths change, and for 15 minutes an old path
 * still answers with the new one.
 */
@Component
public class HarnessSpace {

  private final HarnessCalls calls;
  private final HarnessCode code;

  HarnessSpace(HarnessCalls calls, HarnessCode code) {
    this.calls = calls;
    this.code = code;
  }

  /** By its number, when that is not 0 and Harness knows numbers; empty when it is not there. */
  public HarnessResult<Optional<PlacedSpace>> find(HarnessAccess access, String path, long number) {
    return switch (access.dialect()) {
      case OPEN_SOURCE -> openSource(access, number == 0 ? path : Long.toString(number));
      case PLATFORM -> platform(access, path, path.split("/"));
    };
  }

  private HarnessResult<Optional<PlacedSpace>> openSource(HarnessAccess access, String space) {
    return present(
        calls.call(
            access,
            HttpMethod.GET,
            HarnessCode.code(access) + "/spaces/" + reference(space),
            null,
            answer -> {
              var node = calls.tree(answer);
              return new PlacedSpace(node.path("id").asLong(), text(node, "path"), "");
            }));
  }

  private HarnessResult<Optional<PlacedSpace>> platform(
      HarnessAccess access, String path, String[] segments) {
    return switch (segments.length) {
      case 1 -> present(one(access, "/ng/api/accounts/" + encode(path) + "?", "", path));
      case 2 -> {
        var uri = "/ng/api/organizations/" + encode(segments[1]) + "?";
        yield listed(access, path, segments, one(access, uri, "organization", path));
      }
      default -> {
        var uri =
            "/ng/api/projects/"
                + encode(segments[2])
                + "?orgIdentifier="
                + encode(segments[1])
                + "&";
        yield listed(access, path, segments, one(access, uri, "project", path));
      }
    };
  }

  private HarnessResult<PlacedSpace> one(
      HarnessAccess access, String uri, String member, String path) {
    return calls.call(
        access,
        HttpMethod.GET,
        uri + "accountIdentifier=" + encode(access.account()),
        null,
        answer -> {
          var data = calls.tree(answer).path("data");
          return new PlacedSpace(
              0, path, text(member.isEmpty() ? data : data.path(member), "name"));
        });
  }

  /** What cannot be read by itself, but is in the list of its parent, is there. */
  private HarnessResult<Optional<PlacedSpace>> listed(
      HarnessAccess access, String path, String[] segments, HarnessResult<PlacedSpace> one) {
    if (!(one instanceof Failed<PlacedSpace>(HarnessFailure.Gone gone))) {
      return present(one);
    }
    var identifier = segments[segments.length - 1];
    var list =
        segments.length == 2
            ? code.organizations(access, 0, HarnessCode.PAGE, identifier)
            : code.projects(access, segments[1], 0, HarnessCode.PAGE, identifier);
    return switch (list) {
      case Ok<HarnessModel.Listing<HarnessModel.Space>>(var page) ->
          new Ok<>(
              page.items().stream()
                  .filter(item -> item.identifier().equalsIgnoreCase(identifier))
                  .map(item -> new PlacedSpace(0, path, item.name()))
                  .findFirst());
      case Failed<HarnessModel.Listing<HarnessModel.Space>>(HarnessFailure.Gone itself) ->
          new Ok<>(Optional.empty());
      case Failed<HarnessModel.Listing<HarnessModel.Space>>(var failure) -> new Failed<>(failure);
    };
  }

  private static HarnessResult<Optional<PlacedSpace>> present(HarnessResult<PlacedSpace> result) {
    return switch (result) {
      case Ok<PlacedSpace>(var space) -> new Ok<>(Optional.of(space));
      case Failed<PlacedSpace>(HarnessFailure.Gone gone) -> new Ok<>(Optional.empty());
      case Failed<PlacedSpace>(var failure) -> new Failed<>(failure);
    };
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asStringOpt().orElseThrow(HarnessCalls.UnreadableException::new);
  }
}
