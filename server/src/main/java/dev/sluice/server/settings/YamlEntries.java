package dev.sluice.server.settings;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Turns the events of a YAML parser into entries: nested maps into dotted names, lists into texts with commas. Events,
 * because a tree of nodes has no lines for repeated keys and its builder overflows the stack on deep nesting.
 */
final class YamlEntries {
    private static final int MAX_DEPTH = 16;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final String label;
    private final Iterator<Event> events;
    private final SequencedMap<String, SettingSource.Entry> entries = new LinkedHashMap<>();
    private final List<SettingMistake> mistakes = new ArrayList<>();

    YamlEntries(String label, String text) {
        this.label = label;
        LoadSettings settings = LoadSettings.builder().setLabel(label).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** Reads the whole text, once. */
    SettingSource read() {
        boolean documentSeen = false;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && documentSeen) {
                mistake(event, "", "only one document (text between lines of ---) is read");
                break;
            }
            if (event instanceof NodeEvent root) {
                documentSeen = true;
                readRoot(root);
            }
        }
        return new SettingSource(entries, mistakes, UnaryOperator.identity());
    }

    private void readRoot(NodeEvent root) {
        if (root instanceof MappingStartEvent) {
            readMap("", 1);
        } else if (!isNull(root)) {
            skip(root);
            mistake(root, "", "needs lines of the form name: value");
        }
    }

    private void readMap(String prefix, int depth) {
        for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
            if (key instanceof ScalarEvent scalar) {
                readValue(scalar, prefix + scalar.getValue(), events.next(), depth);
            } else {
                skip(key);
                skip(events.next());
                mistake(key, prefix, "a name must be a simple text");
            }
        }
    }

    private void readValue(ScalarEvent key, String name, Event value, int depth) {
        switch (value) {
            case ScalarEvent scalar -> put(key, name, isNull(scalar) ? null : scalar.getValue());
            case SequenceStartEvent list -> readList(key, name);
            case MappingStartEvent map when depth < MAX_DEPTH -> readMap(name + ".", depth + 1);
            case AliasEvent alias -> mistake(alias, name, "write the value itself; aliases (*) are not read");
            default -> {
                skip(value);
                mistake(key, name, "is nested too deeply");
            }
        }
    }

    private void readList(ScalarEvent key, String name) {
        List<String> texts = new ArrayList<>();
        for (Event item = events.next(); !(item instanceof CollectionEndEvent); item = events.next()) {
            if (item instanceof ScalarEvent scalar && !scalar.getValue().contains(",")) {
                texts.add(scalar.getValue());
            } else {
                skip(item);
                mistake(item, name, "an entry of a list must be a text without commas");
            }
        }
        put(key, name, String.join(",", texts));
    }

    private void put(ScalarEvent key, String name, @Nullable String text) {
        SettingSource.Entry first = entries.get(name);
        if (first == null) {
            entries.put(name, new SettingSource.Entry(origin(key), text));
        } else {
            mistake(key, name, "is given twice; first at " + first.origin());
        }
    }

    /** Passes over the rest of a node whose first event was taken, however deep. */
    private void skip(Event first) {
        int open = first instanceof CollectionStartEvent ? 1 : 0;
        while (open > 0) {
            Event event = events.next();
            open += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        }
    }

    private static boolean isNull(NodeEvent node) {
        return node instanceof ScalarEvent scalar && scalar.isPlain() && NULLS.contains(scalar.getValue());
    }

    private void mistake(Event event, String name, String problem) {
        mistakes.add(new SettingMistake(origin(event), Shown.name(name), problem));
    }

    private String origin(Event event) {
        return label
                + event.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
