package io.memwire.examples.readthrough;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes reports field by field: what a serializer module would do for any class, by hand for one. */
final class CustomerReportSerializer implements Serializer {
    private static final int PRIVATE_ID = 192; // 192–255 are for an application's own

    @Override
    public String name() {
        return "customer-report";
    }

    @Override
    public int flags() {
        return ClientFlags.serializer(PRIVATE_ID);
    }

    @Override
    public byte[] serialize(Object value) {
        if (!(value instanceof CustomerReport report)) {
            throw new TranscodingException("only reports are stored here, no " + value.getClass());
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(report.customer());
            out.writeUTF(report.name());
            out.writeInt(report.orders());
            out.writeLong(report.cents());
            out.writeUTF(report.favourite());
        } catch (IOException e) {
            throw new TranscodingException("report " + report.customer() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public <T> T deserialize(byte[] data, Class<T> type) {
        try (var in = new DataInputStream(new ByteArrayInputStream(data))) {
            return type.cast(new CustomerReport(in.readInt(), in.readUTF(), in.readInt(), in.readLong(), in.readUTF()));
        } catch (IOException | ClassCastException e) {
            throw new TranscodingException("no report: " + data.length + " bytes, asked for as " + type, e);
        }
    }
}
