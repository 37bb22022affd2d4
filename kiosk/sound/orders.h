/* What the kiosk tells obecni-voice, and what that answers: one message each, a word and what
 * belongs to it. */
#ifndef OBECNI_KIOSK_SOUND_ORDERS_H
#define OBECNI_KIOSK_SOUND_ORDERS_H

enum { ORDER_SIZE = 6000 };

#define ORDER_TONE "tone "           /* 1 recorded, 2 ask */
#define ORDER_SAY "say "             /* language's code, space, words */
#define ORDER_SAY_PRIVATE "private " /* the same, and only into a headset */
#define ORDER_HUSH "hush"
#define ORDER_VOLUME "volume "       /* percent */
#define ORDER_JACK "jack "           /* 1: a headset is in the machine's own socket */
#define ORDER_DEVICE "device "       /* part of the name of the device to use, or nothing */

#define ORDER_ANSWER_YES "sound yes"
#define ORDER_ANSWER_NO "sound no"   /* the machine has no sound */
#define ORDER_ANSWER_MUTE "voice no" /* tones can be heard; no voice speaks this language */

#endif
