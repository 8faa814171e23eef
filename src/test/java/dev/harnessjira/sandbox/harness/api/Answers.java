package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.GoJson;
import dev.harnessjira.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers as the Code API gives them: JSON of Go's making, and paging in headers. */
final class Answers {

  private static final int USUAL_PAGE = 30;
  private static final int LARGEST_PAGE = 100;

  private Answers() {}

  static Reply json(int status, @Nullable Object value) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        GoJson.encode(value).getBytes(StandardCharsets.UTF_8));
  }

  static Reply ok(@Nullable Object value) {
    return json(200, value);
  }

  static Reply error(int status, String message) {
    return json(status, Fields.of("message", message));
  }

  static Reply notFound() {
    return error(404, "Resource not found");
  }

  /** A page with totals. */
  static <T> Reply page(Call call, List<T> all, Function<T, ?> shape) {
    var page = pageNumber(call);
    var size = pageSize(call);
    var pages = (all.size() + size - 1) / size;
    var reply =
        paged(call, slice(call, all), shape, page < pages)
            .with("x-total", Integer.toString(all.size()))
            .with("x-total-pages", Integer.toString(pages));
    return reply.with("Link", link(call, page, pages));
  }

  /** A page without totals: a next one is promised whenever this one is full. */
  static <T> Reply pageWithoutTotal(Call call, List<T> all, Function<T, ?> shape) {
    var items = slice(call, all);
    return paged(call, items, shape, items.size() == pageSize(call));
  }

  /** The headers of a page without totals on another body. */
  static Reply withNextPage(Call call, Reply reply, int items) {
    return pagingHeaders(call, reply, items == pageSize(call));
  }

  static <T> List<T> slice(Call call, List<T> all) {
    return all.stream()
        .skip((pageNumber(call) - 1L) * pageSize(call))
        .limit(pageSize(call))
        .toList();
  }

  static int pageSize(Call call) {
    var limit = call.number("limit", USUAL_PAGE);
    return (int) (limit < 1 ? USUAL_PAGE : Math.min(limit, LARGEST_PAGE));
  }

  private static int pageNumber(Call call) {
    return (int) Math.max(1, call.number("page", 1));
  }

  private static <T> Reply paged(Call call, List<T> items, Function<T, ?> shape, boolean more) {
    return pagingHeaders(call, ok(items.stream().map(shape).toList()), more);
  }

  private static Reply pagingHeaders(Call call, Reply reply, boolean more) {
    var page = pageNumber(call);
    var paged =
        reply
            .with("x-page", Integer.toString(page))
            .with("x-per-page", Integer.toString(pageSize(call)));
    var next = more ? paged.with("x-next-page", Integer.toString(page + 1)) : paged;
    return page > 1 ? next.with("x-prev-page", Integer.toString(page - 1)) : next;
  }

  /** Absolute but without {@code /api}, as the real server's: of no use to follow. */
  private static String link(Call call, int page, int pages) {
    var path = call.request().path().replaceFirst("^.*/api/", "/");
    return "<http://%s%s?page=%d&limit=%d>; rel=\"last\""
        .formatted(host(call), path, Math.max(page, pages), pageSize(call));
  }

  private static String host(Call call) {
    var host = call.request().header("Host");
    return host == null ? "127.0.0.1" : host;
  }
}
