"""Zips that no program would make: every field of them can be told, and what is packed may be pieces that come again."""
import struct
import zlib

MIB = 1024 * 1024


def packed(pieces):
    """Packs pieces, each a pair of bytes and how often they come; what comes often is packed once. Returns the packed
    bytes, the checksum and the size. The checksum of more than a gibibyte is left at what it is before: nobody gets there."""
    out, checksum, size = [], 0, 0
    for piece, times in pieces:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        one = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
        out.append(one * times)
        for _ in range(times if len(piece) * times <= 1024 * MIB else 0):
            checksum = zlib.crc32(piece, checksum)
        size += len(piece) * times
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b''.join(out) + packer.flush(), checksum, size


class Part:
    """A part of a zip. `content` is bytes, or pieces for packed(); whatever else is given is told instead of what is so."""

    def __init__(self, name, content, **told):
        self.name = name.encode()
        self.body, self.checksum, self.size = packed([(content, 1)] if isinstance(content, bytes) else content)
        self.method, self.flags, self.offset = 8, 0, None
        self.__dict__.update(told)

    def header(self, mark):
        size = min(self.size, 0xFFFFFFFE)
        fields = struct.pack('<HHHHHIIIHH', 20, self.flags, self.method, 0, 0x21, self.checksum, len(self.body), size,
                             len(self.name), 0)
        return mark + fields


def archive(parts, more=b'', count=None):
    """A zip of the parts. A part that has an offset of its own stands in the list only. `more` comes behind the parts,
    and `count` is how many the end tells of."""
    out, names = bytearray(), bytearray()
    for part in parts:
        if part.offset is None:
            part.offset = len(out)
            out += part.header(b'PK\3\4') + part.name + part.body
        names += part.header(b'PK\1\2\24\0') + struct.pack('<HHHII', 0, 0, 0, 0, part.offset) + part.name
    out += more
    count = min(len(parts), 0xFFFF) if count is None else count
    return bytes(out + names) + struct.pack('<4sHHHHIIH', b'PK\5\6', 0, 0, count, count, len(names), len(out), 0)
