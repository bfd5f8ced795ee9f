package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.OneOrMore;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Names of columns, record sets and stages, as the systems write them. */
final class ColumnShapes {
    static final Text COLUMN = new Text("the name of a column");
    static final Text RECORDS = new Text("the name of a record set");
    static final Text STAGE = new Text("the name of a stage");
    static final OneOrMore COLUMNS = new OneOrMore("a column, or a list of columns");
    static final ListOf<String> STAGES = ListOf.any(STAGE, "a list of stages");

    private static final Pattern ANY = Pattern.compile("\\S(.*\\S)?");

    private ColumnShapes() {}

    /** A mapping from columns, or from stages. */
    static <V> MapOf<V> by(String what, Shape<V> value) {
        return new MapOf<>(value, what, ANY, "a name");
    }

    /** Each name once, in order. */
    static List<String> once(List<String> names) {
        return names.stream().distinct().toList();
    }
}
