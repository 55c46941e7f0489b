package dev.sluice.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code xrtc.env} of a data folder: credentials and addresses as the clients of the item API read them, one
 * {@code NAME=value} a line. Lines that Sluice did not write stay as they are. For one thread.
 */
public final class XrtcEnv {
    private static final String ACCOUNT_ID = "ACCOUNT_ID";
    private static final String API_KEY = "API_KEY";

    private final Path file;

    public XrtcEnv(DataFolder folder) {
        this.file = folder.path().resolve("xrtc.env");
    }

    public Path file() {
        return file;
    }

    /** Whether both an account id and an API key stand in it. */
    public boolean hasCredentials() {
        List<String> lines = lines();
        return hasValue(lines, ACCOUNT_ID) && hasValue(lines, API_KEY);
    }

    public void writeCredentials(String accountId, String apiKey) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ACCOUNT_ID, accountId);
        values.put(API_KEY, apiKey);
        write(values);
    }

    /** At every start, as the port may have changed. */
    public void writeUrls(String login, String set, String get) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("LOGIN_URL", login);
        values.put("SET_URL", set);
        values.put("GET_URL", get);
        write(values);
    }

    private void write(Map<String, String> values) {
        List<String> before = lines();
        List<String> after = new ArrayList<>(before);
        values.forEach((name, value) -> put(after, name, value));
        if (!after.equals(before)) {
            try {
                PrivateFiles.replace(file, String.join("\n", after) + "\n");
            } catch (IOException fault) {
                throw new DataFolderException(file + " cannot be written: " + fault, fault);
            }
        }
    }

    private List<String> lines() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException missing) {
            return List.of();
        } catch (IOException fault) {
            throw new DataFolderException(file + " cannot be read: " + fault, fault);
        }
    }

    private static void put(List<String> lines, String name, String value) {
        String line = name + "=" + value;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(name + "=")) {
                lines.set(i, line);
                return;
            }
        }
        lines.add(line);
    }

    private static boolean hasValue(List<String> lines, String name) {
        return lines.stream().anyMatch(line -> line.startsWith(name + "=") && line.length() > name.length() + 1);
    }
}
