package dev.harnessjira.ingestion.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.ingestion.domain.intake.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DeliveryBodiesTests {

  private final DeliveryBodies bodies = new DeliveryBodies();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        DeliveryBodies.SMALL_BYTES,
        DeliveryBodies.SMALL_BYTES + 1,
        DeliveryBodies.MOST_BYTES
      })
  void bodiesUpToTheLimitAreReadWhole(int size) throws Exception {
    var content = content(size);

    assertThat(bodies.read(request(content), body -> body))
        .hasValueSatisfying(body -> assertThat(body).isEqualTo(content));
  }

  @Test
  void largerOnesAreNotRead() throws Exception {
    var content = content(DeliveryBodies.MOST_BYTES + 1);

    assertThat(bodies.read(request(content), body -> body)).isEmpty();
  }

  @Test
  void onlySoManyLargeOnesAreReadAtATime() throws Exception {
    assertThat(nested(DeliveryBodies.MOST_LARGE)).contains("read");
    assertThatThrownBy(() -> nested(DeliveryBodies.MOST_LARGE + 1)).isInstanceOf(Unavailable.class);
    assertThat(nested(DeliveryBodies.MOST_LARGE)).contains("read");
  }

  private Optional<String> nested(int depth) throws IOException {
    var large = request(content(DeliveryBodies.SMALL_BYTES + 1));
    return bodies.read(large, body -> depth == 1 ? "read" : deeper(depth - 1));
  }

  private String deeper(int depth) {
    try {
      return nested(depth).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(int size) {
    var content = new byte[size];
    for (var i = 0; i < size; i++) {
      content[i] = (byte) (i * 31);
    }
    return content;
  }

  private static MockHttpServletRequest request(byte[] content) {
    var request =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContent(content);
    return request;
  }
}
