package dev.cutover.reconcile.recipe;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.recipe.RecipeMistake.Use;
import dev.cutover.spi.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a source by their common names, and their places. Immutable. */
final class SourceColumns {
    private final Side side;
    private final String source;
    private final Map<String, Integer> places;
    private final List<RecordSet.Column> columns;

    private SourceColumns(Side side, String source, Map<String, Integer> places, List<RecordSet.Column> columns) {
        this.side = side;
        this.source = source;
        this.places = places;
        this.columns = columns;
    }

    static SourceColumns of(Side side, ComparedSource compared, List<RecipeMistake> mistakes) {
        List<RecordSet.Column> own = compared.source().columns();
        String name = compared.source().name();
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < own.size(); i++) {
            String common = compared.columns()
                    .getOrDefault(own.get(i).name(), own.get(i).name());
            if (places.putIfAbsent(common, i) != null) {
                mistakes.add(new RecipeMistake.SameName(side, name, common));
            }
        }
        List<String> available = own.stream().map(RecordSet.Column::name).toList();
        compared.columns().keySet().stream()
                .filter(column -> !available.contains(column))
                .map(column -> new RecipeMistake.NoSuchColumn(side, name, column, Use.RENAMED, available))
                .forEach(mistakes::add);
        return new SourceColumns(side, name, places, own);
    }

    Set<String> names() {
        return places.keySet();
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /** Notes a mistake for each column that is not there. */
    void require(Iterable<String> wanted, Use use, List<RecipeMistake> mistakes) {
        for (String column : wanted) {
            if (!has(column)) {
                mistakes.add(new RecipeMistake.NoSuchColumn(side, source, column, use, List.copyOf(places.keySet())));
            }
        }
    }

    /** Their places in the source; all of them must be there. */
    List<Integer> places(List<String> wanted) {
        var found = new ArrayList<Integer>();
        for (String column : wanted) {
            found.add(place(column));
        }
        return found;
    }

    /** The column of a common name, under that name. */
    RecordSet.Column column(String name) {
        RecordSet.Column own = columns.get(place(name));
        return new RecordSet.Column(name, own.type(), own.description());
    }

    private int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(source + " has no column " + column);
        }
        return place;
    }
}
