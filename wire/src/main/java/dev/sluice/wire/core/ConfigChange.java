package dev.sluice.wire.core;

import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings to change; everything that is not named keeps its value. Immutable.
 *
 * <pre>{@code
 * ConfigChange.builder().set(ConfigSetting.RTMP_ENABLE, true).set(ConfigSetting.SRT_LOG_TOPICS, List.of("connection")).build()
 * }</pre>
 */
public final class ConfigChange {
    /** The layout of the configuration that this dialect speaks. */
    public static final int LAYOUT_VERSION = 3;

    private final ObjectNode tree;

    private ConfigChange(ObjectNode tree) {
        this.tree = tree;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The body of the request. */
    public JsonNode toJson() {
        return tree.deepCopy();
    }

    /** Collects settings; not for several threads. */
    public static final class Builder {
        private final ObjectNode tree = CoreJson.MAPPER.createObjectNode().put("version", LAYOUT_VERSION);

        private Builder() {}

        /**
         * Names a value for a setting.
         *
         * @throws InvalidRequestException when the value cannot be right for any Core
         */
        public <T> Builder set(ConfigSetting<T> setting, T value) {
            check(setting.path(), value);
            int dot = setting.path().lastIndexOf('.');
            ObjectNode parent = tree;
            if (dot >= 0) {
                for (String step : setting.path().substring(0, dot).split("\\.", -1)) {
                    parent = parent.has(step) ? (ObjectNode) parent.get(step) : parent.putObject(step);
                }
            }
            parent.set(setting.path().substring(dot + 1), CoreJson.MAPPER.valueToTree(value));
            return this;
        }

        public ConfigChange build() {
            return new ConfigChange(tree.deepCopy());
        }

        private static void check(String path, Object value) {
            if (value instanceof Number number && number.longValue() < 0) {
                throw new InvalidRequestException(path, "must not be negative, is " + number);
            }
            if (path.endsWith("_port") && value instanceof Integer port && port > 65_535) {
                throw new InvalidRequestException(path, "must be a port up to 65535, is " + port);
            }
            if (isAddress(path) && value instanceof String address && !address.matches("[^/]*:\\d{1,5}")) {
                throw new InvalidRequestException(path, "must be [host]:port, as in :8080, is '" + address + "'");
            }
            if (value instanceof Collection<?> values && values.stream().anyMatch(v -> "".equals(v))) {
                throw new InvalidRequestException(path, "must not hold an empty entry");
            }
        }

        private static boolean isAddress(String path) {
            return path.equals("address") || path.endsWith(".address") || path.endsWith(".address_tls");
        }
    }
}
