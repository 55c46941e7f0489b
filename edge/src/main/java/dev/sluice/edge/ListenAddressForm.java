package dev.sluice.edge;

import dev.sluice.base.SettingForm;

enum ListenAddressForm implements SettingForm<ListenAddress> {
    INSTANCE;

    @Override
    public ListenAddress parse(String text) {
        return ListenAddress.parse(text);
    }

    @Override
    public String write(ListenAddress value) {
        return value.toString();
    }

    @Override
    public String type() {
        return "address";
    }
}
