package dev.cutover.yaml.include;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files as a run has pinned them: whatever became of them since, they are what they were. */
public record PinnedParts(Map<String, String> texts) implements Parts {
    public PinnedParts {
        texts = Map.copyOf(texts);
    }

    @Override
    public byte[] bytes(String path) throws Refused {
        String text = texts.get(path);
        if (text == null) {
            throw new Refused("the run's record has no copy of it", "");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
