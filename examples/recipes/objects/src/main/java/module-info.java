import com.example.objects.OurClasses;
import io.memwire.serialization.kryo.KryoRegistration;

/** Java objects, in a form that is short and quick to read. */
module com.example.objects {
    requires io.memwire.api;
    requires io.memwire.serialization.kryo;

    opens com.example.objects to
            io.memwire.serialization.kryo; // it reads and makes our records

    provides KryoRegistration with
            OurClasses;
}
