package dev.cutover.yaml.include;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The included files as a run has pinned them, whatever has changed on the disk since. */
public record PinnedParts(Map<String, String> texts) implements Parts {
    public PinnedParts {
        texts = Map.copyOf(texts);
    }

    @Override
    public boolean isPinned() {
        return true;
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
