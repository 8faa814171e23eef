package dev.harnessjira.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTests {

  @Test
  void valuesAreEscapedAndPiecesAreNot() {
    var piece = Html.of("<b>{}</b>", "a < b & \"c\"");

    assertThat(Html.of("<p>{}</p>", piece).text())
        .isEqualTo("<p><b>a &lt; b &amp; &quot;c&quot;</b></p>");
  }

  @Test
  void placesInValuesStayAsTheyAre() {
    assertThat(Html.of("{} {}", "{}", "x").text()).isEqualTo("{} x");
  }

  @Test
  void listIsJoined() {
    assertThat(Html.each(List.of(1, 2), i -> Html.of("<i>{}</i>", i)).text())
        .isEqualTo("<i>1</i><i>2</i>");
  }

  @Test
  void wrongNumberOfValuesIsRefused() {
    assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.of("{}", 1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
