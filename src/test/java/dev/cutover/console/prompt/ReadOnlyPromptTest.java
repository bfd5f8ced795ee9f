package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is said above the hint of somebody who only watches. */
class ReadOnlyPromptTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ReadOnlyPrompt prompt = new ReadOnlyPrompt("q leaves", now::get);

    @Test
    void newsIsGoneAfterItsTime() {
        prompt.say(Tone.GOOD, "the runner is back", Duration.ofMinutes(1));
        now.set(Instant.EPOCH.plusSeconds(59));
        assertThat(prompt.prompt().toString()).contains("the runner is back");
        now.set(Instant.EPOCH.plusSeconds(60));
        assertThat(prompt.prompt().toString())
                .doesNotContain("the runner is back")
                .contains("q leaves");
    }

    @Test
    void whatStaysSoStands() {
        prompt.say(Tone.GOOD, "the runner is back", Duration.ofMinutes(1));
        prompt.say(Tone.BAD, "the runner has gone");
        now.set(Instant.EPOCH.plusSeconds(86_400));
        assertThat(prompt.prompt().toString()).contains("the runner has gone");
    }
}
