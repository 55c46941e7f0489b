package dev.sluice.client.core;

/** The transports, each of which must do. */
enum Way {
    /** What a client of plain http does by itself. */
    SOCKETS {
        @Override
        CoreClientBuilder to(String url) {
            return CoreClient.builder(url);
        }
    },
    /** The JDK's HttpClient, on its I/O thread alone, where whatever blocks it shows. */
    JDK_CLIENT {
        @Override
        CoreClientBuilder to(String url) {
            return CoreClient.builder(url).executor(Runnable::run);
        }
    };

    abstract CoreClientBuilder to(String url);
}
