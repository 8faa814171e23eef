package dev.harnessjira.console.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.scope.ConnectionDraft.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class PickFormTests {

  private static final Target OLD = new Target("acc1/default/old", "Old");
  private static final Target WEB = new Target("acc1/default/web", "Web, shop");

  private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

  @Test
  void addsWhatIsCheckedOnThePage() {
    show(WEB);
    fields.add("chosen", WEB.path());

    assertThat(form().added(List.of(OLD))).containsExactly(OLD, WEB);
  }

  @Test
  void dropsWhatIsUncheckedOnThePage() {
    show(WEB);

    assertThat(form().added(List.of(OLD, WEB))).containsExactly(OLD);
  }

  @Test
  void ignoresPathsThatAreNotInTheList() {
    show(new Target("acc2/default/web", "Web"));
    show(new Target("acc1/default", "Organization"));
    show(new Target("acc1/other/web", "Web"));
    show(new Target("acc1/default/..", "Web"));
    show(new Target("acc1/default/b/c", "Web"));
    fields.put("chosen", List.copyOf(fields.getOrDefault("shown", List.of())));

    assertThat(form().added(List.of())).isEmpty();
  }

  @Test
  void ignoresChoicesThatWereNotShown() {
    fields.add("chosen", WEB.path());

    assertThat(form().added(List.of())).isEmpty();
  }

  @Test
  void searchingStartsAtTheFirstPage() {
    fields.add("page", "3");
    fields.add("q", "web & shop");
    fields.add("organization", "default");

    assertThat(form().target().href("/lists"))
        .isEqualTo("/lists?organization=default&q=web%20%26%20shop");
  }

  private PickForm form() {
    fields.addIfAbsent("organization", "default");
    return PickForm.of(fields, "acc1");
  }

  private void show(Target target) {
    fields.add("shown", target.path());
    fields.add("shownName", target.name());
  }
}
