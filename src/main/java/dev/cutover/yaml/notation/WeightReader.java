package dev.cutover.yaml.notation;

import dev.cutover.model.Weight;
import dev.cutover.spi.settings.ShareNotation;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;

/** Weights as {@link ShareNotation} reads them. */
public final class WeightReader {
    public static final Written<Weight> WEIGHT =
            new Written<>("weight", ShareNotation.EXPECTED, "^[0-9]+(\\.[0-9]+)?\\s*%$", WeightReader::parse);

    private WeightReader() {}

    /** Reads a share of traffic. */
    public static Weight parse(String text) throws Unreadable {
        return new Weight(Unreadable.unless(ShareNotation::parse, text));
    }
}
