/* What a camera of the test sees: gives pictures again and again to the output side of a virtual
 * video device, until it is ended.
 * usage: feeder DEVICE FORMAT WIDTH HEIGHT PAUSE-MS FILE...   (FORMAT: four characters, as YUYV)
 * Several files are shown in turn. With a pause of 0 the device says when it takes the next one. */
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 23, MOST_FILES = 8, BUFFERS = 4 };

struct frame {
    unsigned char *bytes;
    size_t size;
};

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static struct frame read_frame(const char *path)
{
    struct frame frame = {.bytes = malloc(MOST_BYTES)};
    FILE *file = fopen(path, "rb");
    if (!file || !frame.bytes)
        die(path);
    frame.size = fread(frame.bytes, 1, MOST_BYTES, file);
    fclose(file);
    return frame;
}

static int open_output(char **words)
{
    int device = open(words[1], O_RDWR);
    struct v4l2_format format = {.type = V4L2_BUF_TYPE_VIDEO_OUTPUT};
    if (device < 0)
        die(words[1]);
    format.fmt.pix.width = (unsigned)atoi(words[3]);
    format.fmt.pix.height = (unsigned)atoi(words[4]);
    format.fmt.pix.pixelformat = v4l2_fourcc(words[2][0], words[2][1], words[2][2], words[2][3]);
    format.fmt.pix.field = V4L2_FIELD_NONE;
    unsigned wanted = format.fmt.pix.pixelformat;
    if (ioctl(device, VIDIOC_S_FMT, &format) != 0 || format.fmt.pix.pixelformat != wanted)
        die("VIDIOC_S_FMT");
    return device;
}

static void ask(int device, unsigned long request, void *given, const char *name)
{
    if (ioctl(device, request, given) != 0)
        die(name);
}

static struct v4l2_buffer buffer_of(unsigned index)
{
    return (struct v4l2_buffer){
        .type = V4L2_BUF_TYPE_VIDEO_OUTPUT, .memory = V4L2_MEMORY_MMAP, .index = index,
    };
}

/* Returns how many the device has, at most BUFFERS. */
static unsigned map_buffers(int device, void *maps[BUFFERS])
{
    struct v4l2_requestbuffers wish = {
        .count = BUFFERS, .type = V4L2_BUF_TYPE_VIDEO_OUTPUT, .memory = V4L2_MEMORY_MMAP,
    };
    ask(device, VIDIOC_REQBUFS, &wish, "VIDIOC_REQBUFS");
    for (unsigned i = 0; i < wish.count && i < BUFFERS; i++) {
        struct v4l2_buffer buffer = buffer_of(i);
        ask(device, VIDIOC_QUERYBUF, &buffer, "VIDIOC_QUERYBUF");
        maps[i] = mmap(NULL, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, device, buffer.m.offset);
        if (maps[i] == MAP_FAILED)
            die("mmap");
    }
    return wish.count < BUFFERS ? wish.count : BUFFERS;
}

static void give(int device, void *const maps[BUFFERS], unsigned index, const struct frame *frame)
{
    struct v4l2_buffer buffer = buffer_of(index);
    buffer.bytesused = (unsigned)frame->size;
    memcpy(maps[index], frame->bytes, frame->size);
    ask(device, VIDIOC_QBUF, &buffer, "VIDIOC_QBUF");
}

int main(int argc, char **argv)
{
    struct frame frames[MOST_FILES];
    void *maps[BUFFERS];
    int count = argc - 6, type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
    if (count < 1 || count > MOST_FILES || strlen(argv[2]) != 4)
        return 2;
    for (int i = 0; i < count; i++)
        frames[i] = read_frame(argv[6 + i]);
    int device = open_output(argv);
    long pause_ms = atol(argv[5]);
    const struct timespec pause = {pause_ms / 1000, pause_ms % 1000 * 1000000};
    unsigned buffers = map_buffers(device, maps);
    for (unsigned i = 0; i < buffers; i++)
        give(device, maps, i, &frames[0]);
    ask(device, VIDIOC_STREAMON, &type, "VIDIOC_STREAMON");
    for (int i = 0;; i = (i + 1) % count) {
        struct v4l2_buffer buffer = buffer_of(0);
        ask(device, VIDIOC_DQBUF, &buffer, "VIDIOC_DQBUF");
        give(device, maps, buffer.index, &frames[i]);
        nanosleep(&pause, NULL);
    }
}
