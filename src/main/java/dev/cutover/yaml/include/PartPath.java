package dev.cutover.yaml.include;

import dev.cutover.yaml.include.Parts.Refused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;

/** The path of an included file, checked by its text alone. */
final class PartPath {
    private PartPath() {}

    /** The normalized path: relative to the runbook's folder, without {@code .} and {@code ..}. */
    static String normal(String written) throws Refused {
        Path path;
        try {
            path = Path.of(written);
        } catch (InvalidPathException bad) {
            throw new Refused("this is not a path", "");
        }
        Path normal = path.normalize();
        if (path.isAbsolute() || normal.startsWith("..") || normal.toString().isEmpty()) {
            throw new Refused(
                    "it is outside of the runbook's folder",
                    "name a file of that folder, by its path from there, such as parts/region.yaml");
        }
        var names = new ArrayList<String>();
        normal.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }
}
